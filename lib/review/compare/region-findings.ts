import type { Finding } from '../model';
import type { Sides } from './side';
import { regionTopics } from './topics';

/** What much follows from is told by itself, with what nothing else tells: how it is deployed, and what becomes of what is left there. */
export function withRegions(sides: Sides, findings: readonly Finding[]): readonly Finding[] {
  const known = regionTopics(sides).filter(({ topic }) => findings.some((one) => one.topic === topic));
  return [
    ...known.map(({ topic, regions, isApproved }): Finding => ({
      rule: isApproved ? 'region-approved' : 'region-left',
      severity: 'info',
      who: [],
      where: [],
      what: topic,
      topic,
      details: isApproved ? [] : leavingWords(regions.join(', ')),
    })),
    ...findings,
  ];
}

function leavingWords(regions: string): readonly string[] {
  return [
    `It takes two deploys: first every OU below the root leaves ${regions} out, then the company does. In one deploy nobody watches there for minutes in which all is still allowed (docs/recipes.md, Take a region out)`,
    `What is left in ${regions} goes on running and costs, nobody can change it any more, and nobody watches it: clean it up first`,
  ];
}
