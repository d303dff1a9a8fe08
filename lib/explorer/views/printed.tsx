import { createContext, type JSX } from 'preact';
import { useContext, useLayoutEffect, useState } from 'preact/hooks';

export const PrintedContext = createContext(false);

/** Items of a list that are drawn for paper: more of them take seconds. */
const MOST = 1_000;

/**
 * Whether the page is on its way to paper, where nothing can be unfolded: lists are whole then.
 *
 * @param items of a list. @default few
 */
export function usePrinted(items = 0): boolean {
  return useContext(PrintedContext) && items <= MOST;
}

/** Of the whole page: while it is printed, what folds is open. */
export function usePrinting(): boolean {
  const [isPrinted, setPrinted] = useState(false);
  useLayoutEffect(() => {
    const begin = (): void => {
      setPrinted(true);
    };
    const end = (): void => {
      setPrinted(false);
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  useLayoutEffect(() => {
    if (!isPrinted) return undefined;
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of folded) details.open = true;
    return () => {
      for (const details of folded) details.open = false;
    };
  }, [isPrinted]);
  return isPrinted;
}

interface RestProps {
  /** Of the list, and how many of them are shown. */
  readonly all: number;
  readonly shown: number;
  readonly what: string;
  readonly open: () => void;
}

/** Behind the beginning of a list a button that shows the rest of it; on paper how many more there are. */
export function Rest({ all, shown, what, open }: RestProps): JSX.Element | null {
  const isPrinted = usePrinted();
  if (shown >= all) return null;
  if (isPrinted)
    return <span class="of"> and {(all - shown).toLocaleString('en')} more, which the page shows on a screen</span>;
  return (
    <button type="button" class="more" onClick={open}>
      all {all.toLocaleString('en')} {what}
    </button>
  );
}
