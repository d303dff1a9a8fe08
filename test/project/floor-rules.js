const floors = require('../../lib/floors.json');

/** What a room of `lib` can do without. */
const NEVER = {
  cdk: {
    regex: '^(aws-cdk-lib|constructs|cdk-nag)(/|$)',
    message: 'This room is plain data and logic: it must not need the CDK.',
  },
  files: { regex: '^(node:)?(fs|path|child_process|os)(/|$)', message: 'This room has no file system.' },
};

/**
 * ESLint's rules for the files of each room: neither a room above theirs, nor what the room can do without.
 *
 * @returns {{ files: string[], rules: { 'no-restricted-imports': ['error', { patterns: { regex: string, message: string }[] }] } }[]}
 */
function floorRules() {
  return floors.map(({ room, never }, index) => {
    const above = floors.slice(index + 1).map((floor) => floor.room);
    const higher = {
      regex: `^(\\.\\./)+(${above.join('|')})(/|$)`,
      message: `lib/${room} stands below these rooms: see lib/floors.json.`,
    };
    const without = never.map((kind) => NEVER[/** @type {keyof typeof NEVER} */ (kind)]);
    const patterns = [...(above.length === 0 ? [] : [higher]), ...without];
    return { files: [`lib/${room}/**/*.{ts,tsx,js}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
  });
}

module.exports = { floorRules };
