import { accountOf, type ActionSet, type RequestPrincipal } from '../../policy';
import { Remembered } from '../../policy/remembered';
import type { Asking } from './differences';
import { kindOfScene } from './same-policies';

/**
 * Of these actions: what no resource and no condition leaves somebody in a Region. In hundreds of accounts that are alike it is worked out
 * once.
 */
export function deniedIn(
  asking: Asking,
  principal: RequestPrincipal,
  region: string,
  names: readonly string[],
): readonly string[] {
  const denied = deniedTo(asking, principal, region);
  const ofNames = kept.get(denied) ?? new WeakMap<readonly string[], readonly string[]>();
  kept.set(denied, ofNames);
  const known = ofNames.get(names) ?? names.filter((name) => denied.has(name));
  ofNames.set(names, known);
  return known;
}

/** Lists of thousands are shared by the accounts that are alike. */
const kept = new WeakMap<ActionSet, WeakMap<readonly string[], readonly string[]>>();

type Sets<Key> = Remembered<Key, ActionSet>;
/** By Region and whoever asks, and by Region and what decides about them. */
const sets = new WeakMap<
  Asking,
  { readonly own: WeakMap<RequestPrincipal, Sets<string>>; readonly alike: Sets<string> }
>();

function deniedTo(asking: Asking, principal: RequestPrincipal, region: string): ActionSet {
  const { own, alike } = sets.get(asking) ?? {
    own: new WeakMap<RequestPrincipal, Sets<string>>(),
    alike: new Remembered<string, ActionSet>(),
  };
  sets.set(asking, { own, alike });
  const ofPrincipal = own.get(principal) ?? new Remembered<string, ActionSet>();
  own.set(principal, ofPrincipal);
  const known = ofPrincipal.get(region);
  if (known !== undefined) return known;
  const account = accountOf(principal);
  const key = account === undefined ? undefined : `${region} ${kindOfScene({ principal, owner: account }, account.id)}`;
  const made =
    (key === undefined ? undefined : alike.get(key)) ?? asking.engine.decideActions({ principal, region }).denied;
  if (key !== undefined) alike.set(key, made);
  ofPrincipal.set(region, made);
  return made;
}
