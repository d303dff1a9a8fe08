import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addressOf, parseAddress, type Address } from '../page/address';
import { AccountView } from './account';
import { ActionsView, ActionView } from './action';
import { ChangesView, ChangeView } from './changes';
import { GuardrailsView, GuardrailView } from './guardrail';
import { MatrixView } from './matrix';
import { OrganizationView } from './organization';
import { NotFound } from './parts';
import { PathsView } from './paths';
import { PeopleView, PrincipalView } from './principal';
import { PrintedContext, usePrinting } from './printed';
import { SearchBox } from './search-box';
import { useStore } from './store';

const MENU = [
  ['organization', 'Organization'],
  ['matrix', 'Matrix'],
  ['people', 'People and roles'],
  ['guardrails', 'Guardrails'],
  ['actions', 'Actions'],
  ['paths', 'Paths'],
  ['changes', 'Changes'],
] as const;

/** Under which title of the menu a view stands. */
const MENU_OF: Readonly<Record<Address['view'], (typeof MENU)[number][0]>> = {
  organization: 'organization',
  account: 'organization',
  matrix: 'matrix',
  people: 'people',
  principal: 'people',
  guardrails: 'guardrails',
  guardrail: 'guardrails',
  actions: 'actions',
  action: 'actions',
  paths: 'paths',
  changes: 'changes',
  change: 'changes',
};

export function App(): JSX.Element {
  const address = useAddress();
  return (
    <PrintedContext.Provider value={usePrinting()}>
      <a
        class="skip"
        href="#title"
        onClick={(event) => {
          // The address stays: it leads to this view.
          event.preventDefault();
          document.getElementById('title')?.focus();
        }}
      >
        To the content
      </a>
      <Top address={address} />
      <main>
        {address === undefined ? (
          <NotFound list={{ view: 'organization' }} all="The organization">
            This address leads nowhere.
          </NotFound>
        ) : (
          <View address={address} />
        )}
      </main>
      <Foot />
    </PrintedContext.Provider>
  );
}

/** The address behind the `#`; the heading takes the focus when it changes. */
function useAddress(): Address | undefined {
  const [hash, setHash] = useState(location.hash);
  const isFirst = useRef(true);
  useEffect(() => {
    const read = (): void => {
      setHash(location.hash);
    };
    addEventListener('hashchange', read);
    return () => {
      removeEventListener('hashchange', read);
    };
  }, []);
  useEffect(() => {
    if (!isFirst.current) {
      scrollTo(0, 0);
      document.getElementById('title')?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [hash]);
  return parseAddress(hash);
}

function Top({ address }: { readonly address: Address | undefined }): JSX.Element {
  const { data } = useStore();
  const menu = MENU.filter(([view]) => view !== 'changes' || data.changes !== undefined);
  return (
    <header>
      <p class="care">
        <strong>{data.about.redacted ? 'Redacted.' : 'Sensitive.'}</strong>{' '}
        {data.about.redacted
          ? 'Ids, e-mail addresses and names are pseudonyms; the policies are real.'
          : 'This file says who can do what in the whole organization: share it like a password.'}
      </p>
      <div class="top">
        <SearchBox />
        <nav aria-label="Views">
          <ul>
            {menu.map(([view, title]) => (
              <li key={view}>
                <a
                  href={addressOf({ view })}
                  aria-current={
                    address?.view === view ? 'page' : address && MENU_OF[address.view] === view ? 'true' : undefined
                  }
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Foot(): JSX.Element {
  const { about } = useStore().data;
  return (
    <footer>
      <p>
        {'problem' in about.proven
          ? `Not proven: ${about.proven.problem}.`
          : `Proven when it was made: ${about.proven.claims.toLocaleString('en')} claims, ${about.proven.questions.toLocaleString('en')} questions.`}{' '}
        Answers are the policy engine’s, by the templates that deploy; AWS’s actions as of {about.actionData}.
      </p>
      <p>
        Each is about resources of the principal’s own account, called in {about.homeRegion}. Not known: whom the own
        policy of a resource lets in. Not asked: other Regions; resources of other accounts; access control lists and
        grants of resources, which no policy shows; people without an assignment in an account, who can do nothing
        there; service-linked roles; AWS services that act on their own; whoever comes with a token or an assertion of
        an identity provider; whoever is outside the organization.
      </p>
      {about.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </footer>
  );
}

function View({ address }: { readonly address: Address }): JSX.Element {
  switch (address.view) {
    case 'organization':
      return <OrganizationView />;
    case 'matrix':
      return <MatrixView />;
    case 'people':
      return <PeopleView />;
    case 'guardrails':
      return <GuardrailsView />;
    case 'actions':
      return <ActionsView service={address.service} />;
    case 'paths':
      return <PathsView />;
    case 'changes':
      return <ChangesView />;
    case 'change':
      return <ChangeView number={address.name} />;
    case 'account':
      return <AccountView name={address.name} />;
    case 'guardrail':
      return <GuardrailView name={address.name} />;
    case 'action':
      return <ActionView name={address.name} />;
    case 'principal':
      return <PrincipalView kind={address.kind} name={address.name} account={address.account} />;
  }
}
