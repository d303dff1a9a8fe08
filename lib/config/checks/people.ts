import type { PersonName } from '../../policy';
import type { Problem } from '../problem';
import type { Checked } from './check';
import { unknownReferences } from './references';

interface PlacedPerson extends Pick<PersonName, 'group'> {
  /** @default whatever the group is assigned */
  readonly persona?: string;
  readonly path: string;
}

/** Groups and personas that nobody defined, of principals that are written `<group>/<persona>`. */
export function* unknownPeople(people: readonly PlacedPerson[], { draft, personaIds }: Checked): Iterable<Problem> {
  yield* unknownReferences(
    people.map(({ path, group }) => ({ path, value: group })),
    {
      names: draft.access?.groups && Object.keys(draft.access.groups),
      expected: 'a group of config/access.ts before the slash',
      otherwise: 'take it out if it is gone, define that group if it is new',
    },
  );
  yield* unknownReferences(
    people.flatMap(({ path, persona }) => (persona === undefined ? [] : [{ path, value: persona }])),
    {
      names: personaIds,
      expected: 'a persona after the slash: the name of a file in lib/catalogue/personas or config/personas',
      otherwise:
        'see lib/catalogue/personas/catalogue.ts, or add one in config/personas and gather it in config/catalogue.ts',
    },
  );
}
