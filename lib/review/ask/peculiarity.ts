import type { IamData } from '../../iam-data';
import { ACTIONS_TOLD_APART, SERVICES_WITH_KEYS } from '../../policy/evaluate/action-tables';
import { boundByRcp, boundByScp, namesResource } from '../../policy/evaluate/combine';
import { calledRegion } from '../../policy/evaluate/global-services';
import type { LayerKind } from './layers';
import { Glob } from '../../policy/text/glob';

const TOLD_APART = ACTIONS_TOLD_APART.map((actions) => actions.map((pattern) => Glob.of(pattern)));

interface Peculiarity {
  readonly alone: string;
  readonly onResources: string;
}

const known = new WeakMap<IamData, Map<string, Peculiarity>>();

/**
 * What of an action decides beside the policies: equal for actions that the engine cannot but treat alike where the same statements
 * mean them.
 *
 * @param isAboutResources whether any statement tells resources apart
 */
export function peculiarityOf(iamData: IamData, action: string, isAboutResources: boolean): string {
  const ofData = known.get(iamData) ?? new Map<string, Peculiarity>();
  known.set(iamData, ofData);
  let texts = ofData.get(action);
  if (texts === undefined) {
    const alone = describe(iamData, action.toLowerCase());
    texts = { alone, onResources: `${alone} ${(iamData.resourceFormats(action) ?? ['?']).join()}` };
    ofData.set(action, texts);
  }
  return isAboutResources ? texts.onResources : texts.alone;
}

function describe(iamData: IamData, action: string): string {
  const [service = ''] = action.split(':');
  const rows = TOLD_APART.flatMap((globs, index) => (globs.some((glob) => glob.matches(action)) ? [index] : []));
  const isTrust = service === 'sts' ? action : '';
  const withKeys = SERVICES_WITH_KEYS.includes(service) ? service : '';
  const formats = iamData.resourceFormats(action);
  const isBound = boundByRcp(action, { supportsRcp: iamData.supportsRcp(service), formats });
  const region = calledRegion(action, undefined, undefined) ?? '';
  return [isBound, boundByScp(action), namesResource(formats), rows.join(), isTrust, withKeys, region].join(' ');
}

/** Which policies AWS asks about an action at all. */
export function bindingLayers(iamData: IamData, action: string): (kind: LayerKind) => boolean {
  const { isRcp, isScp } = bindingOf(iamData, action);
  return (kind) => (kind === 'RCP' ? isRcp : kind !== 'SCP' || isScp);
}

const bindings = new WeakMap<IamData, Map<string, { readonly isRcp: boolean; readonly isScp: boolean }>>();

function bindingOf(iamData: IamData, action: string): { readonly isRcp: boolean; readonly isScp: boolean } {
  const ofData = bindings.get(iamData) ?? new Map<string, { readonly isRcp: boolean; readonly isScp: boolean }>();
  bindings.set(iamData, ofData);
  const known = ofData.get(action);
  if (known !== undefined) return known;
  const [service = ''] = action.toLowerCase().split(':');
  const facts = { supportsRcp: iamData.supportsRcp(service), formats: iamData.resourceFormats(action) };
  const binding = { isRcp: boundByRcp(action, facts), isScp: boundByScp(action.toLowerCase()) };
  ofData.set(action, binding);
  return binding;
}
