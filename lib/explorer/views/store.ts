import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Answers } from '../page/answers';
import type { PageData } from '../page/format';
import type { Lookup } from '../page/lookup';

/** What every view reads. It never changes while the page is open. */
export interface Store {
  readonly data: PageData;
  readonly answers: Answers;
  readonly lookup: Lookup;
}

export const StoreContext = createContext<Store | undefined>(undefined);

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('A view stands outside of the page.');
  return store;
}
