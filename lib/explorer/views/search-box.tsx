import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addressOf } from '../page/address';
import { Search, type Hit } from '../page/search';
import { useStore } from './store';

export function SearchBox(): JSX.Element {
  const { data, answers } = useStore();
  const [text, setText] = useState('');
  const [isBuilt, setBuilt] = useState(false);
  const search = useRef<Search>(undefined);
  const searching = (): Search => (search.current ??= new Search(data, answers.actions));
  // Ready before somebody types, and after the first view is there.
  useEffect(() => {
    const later = setTimeout(() => {
      void searching()
        .build()
        .then(() => {
          setBuilt(true);
        });
    }, 300);
    return () => {
      clearTimeout(later);
    };
  }, []);
  const hits = useMemo(
    (): readonly Hit[] => (text.trim() === '' ? [] : searching().find(text)),
    [text, text === '' || isBuilt],
  );
  const form = useRef<HTMLFormElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setText('');
    if (event.key === 'Escape' || step === undefined) return;
    const stops = [...(form.current?.querySelectorAll<HTMLElement>('input, .hits a') ?? [])];
    const next = stops[stops.findIndex((one) => one === document.activeElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <form
      ref={form}
      role="search"
      class="search"
      onKeyDown={move}
      onFocusOut={({ relatedTarget }) => {
        // Null where another window is looked at.
        if (relatedTarget instanceof Node && form.current?.contains(relatedTarget) === false) setText('');
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = hits;
        if (first === undefined) return;
        location.hash = addressOf(first.to);
        setText('');
      }}
    >
      <label for="search" class="unseen">
        Search accounts, organizational units, people, repositories, guardrails and actions
      </label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder="Search for s3:PutObject, say"
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <p class="unseen" role="status">
        {text.trim() === '' ? '' : `${String(hits.length)} shown`}
      </p>
      {text.trim() !== '' && (
        <ul class="hits">
          {hits.length === 0 && <li class="nothing">Nothing of that name.</li>}
          {hits.map(({ title, kind, to }) => (
            <li key={`${addressOf(to)} ${title} ${kind}`}>
              <a
                href={addressOf(to)}
                onClick={() => {
                  setText('');
                }}
              >
                {title} <span class="of">{kind}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
