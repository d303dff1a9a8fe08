const { createHash } = require('node:crypto');

/**
 * What a stack says of the organization's tree, in words of the config: nothing of it is an id.
 *
 * @typedef {object} Tree
 * @property {Record<string, string>} [Units] OUs that the stack makes: the key of what each is below
 * @property {Record<string, string>} [Accounts] accounts of the stack: the key of the OU of each
 * @property {Record<string, string>} [Above] every OU, where the stack has accounts: the key of what each is below
 * @property {Record<string, string[]>} [Guardrails] what is placed on the root and on each of those
 */

/** How to get out: the same for every refusal. */
const BACK = 'Nothing was changed. Put config/ back and deploy; docs/recipes.md says how it goes in steps';

/**
 * Makes nothing: it stands before the OUs and accounts of its stack, and ends a deploy that would leave accounts without their
 * guardrails for a while. Its id says which trees it let through last, the newest first: after a failure nobody knows whether
 * CloudFormation tells the tree before it or the one that failed, and a rollback goes back to the one before the newest.
 *
 * @param {Tree} tree
 * @param {import('../types').Aws} _aws
 * @param {import('../types').CustomResourceEvent} event
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 */
async function organizationTree(tree, _aws, event) {
  const wanted = digestOf(tree);
  const [now, earlier] = (event.PhysicalResourceId ?? '').split('-').slice(1);
  if (event.RequestType !== 'Update' || now === undefined) return { PhysicalResourceId: `tree-${wanted}` };
  if (wanted === now) return { PhysicalResourceId: event.PhysicalResourceId };
  if (wanted !== earlier) {
    const before = /** @type {Tree} */ (event.OldResourceProperties);
    if (digestOf(before) !== now) throw new Error(`the last deploy of the organization's tree failed. ${BACK}.`);
    const problems = [...otherParents(tree, before), ...movesAhead(tree, before)];
    if (problems.length > 0) throw new Error(`${problems.join(' ')} ${BACK}.`);
  }
  return { PhysicalResourceId: `tree-${wanted}-${now}` };
}

/**
 * CloudFormation would make the OU anew and leave the old one behind.
 *
 * @param {Tree} tree
 * @param {Tree} before
 */
function otherParents({ Units = {} }, { Units: was = {} }) {
  return Object.entries(Units).flatMap(([key, parent]) => {
    const old = was[key];
    if (old === undefined || old === parent) return [];
    return [`OU ${key} is below ${old}: below ${parent} it would be made anew, without its guardrails at first.`];
  });
}

/**
 * Guardrails are attached once all accounts are in their places: an account goes only to where they are.
 *
 * @param {Tree} tree
 * @param {Tree} before
 */
function movesAhead(tree, before) {
  const { Accounts = {} } = tree;
  const { Accounts: was = {} } = before;
  return Object.entries(Accounts).flatMap(([account, ou]) => {
    const old = was[account];
    if (old === undefined || old === ou) return [];
    const missing = placed(tree, ou).filter(([unit, name]) => !(before.Guardrails?.[unit] ?? []).includes(name));
    if (missing.length === 0) return [];
    const names = missing.map(([unit, name]) => `${name} on ${unit}`).join(', ');
    return [
      `Account ${account} would be in OU ${ou} before its guardrails are: ${names}. Deploy those first, then move it.`,
    ];
  });
}

/**
 * @param {Tree} tree
 * @param {string} ou
 * @returns {[unit: string, guardrail: string][]} what holds there, by where it is placed
 */
function placed({ Above = {}, Guardrails = {} }, ou) {
  /** @type {string[]} */
  const units = [];
  /** @type {string | undefined} */
  let unit = ou;
  while (unit !== undefined && !units.includes(unit)) {
    units.push(unit);
    unit = Above[unit];
  }
  return units.flatMap((unit) =>
    (Guardrails[unit] ?? []).map((name) => /** @type {[string, string]} */ ([unit, name])),
  );
}

/** @param {Tree} tree */
function digestOf({ Units, Accounts, Above, Guardrails }) {
  const text = JSON.stringify([Units, Accounts, Above, Guardrails].map(sorted));
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** @param {Record<string, unknown> | undefined} record */
function sorted(record) {
  return Object.entries(record ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}

module.exports = { organizationTree };
