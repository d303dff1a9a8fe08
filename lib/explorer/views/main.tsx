import { render } from 'preact';
import { Answers } from '../page/answers';
import { Lookup } from '../page/lookup';
import { unpacked, type PackedData } from '../page/pack';
import { App } from './app';
import { StoreContext, type Store } from './store';

declare global {
  interface Window {
    /** For whoever asks the page by a program, as its test does. */
    explorer?: Store;
  }
}

function start(): void {
  const [text, place] = ['data', 'app'].map((id) => document.getElementById(id));
  if (!text || !place) return;
  const data = unpacked(JSON.parse(text.textContent) as PackedData);
  const store: Store = { data, answers: new Answers(data), lookup: new Lookup(data) };
  window.explorer = store;
  place.replaceChildren();
  render(
    <StoreContext.Provider value={store}>
      <App />
    </StoreContext.Provider>,
    place,
  );
}

start();
