/*
 * How far the numbers of two catalogues of controls go. A number beyond is a typo, and evidence for nothing.
 */

/**
 * Last control of each family of NIST SP 800-53 revision 5.
 *
 * @see https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final
 */
const NIST: ReadonlyMap<string, number> = new Map(
  Object.entries({
    AC: 25,
    AT: 6,
    AU: 16,
    CA: 9,
    CM: 14,
    CP: 13,
    IA: 13,
    IR: 10,
    MA: 7,
    MP: 8,
    PE: 23,
    PL: 11,
    PM: 32,
    PS: 9,
    PT: 8,
    RA: 10,
    SA: 23,
    SC: 51,
    SI: 23,
    SR: 12,
  }),
);

/** Of the longest list of enhancements of one control, AC-4. */
const LAST_ENHANCEMENT = 32;

/** Whether revision 5 can have it. Which enhancements each control has is not looked up. */
export function isNistControl(name: string): boolean {
  const {
    family = '',
    control = '',
    enhancement = '1',
  } = /^(?<family>[A-Z]{2})-(?<control>[1-9]\d?)(?:\((?<enhancement>[1-9]\d?)\))?$/.exec(name)?.groups ?? {};
  return Number(control) >= 1 && Number(control) <= (NIST.get(family) ?? 0) && Number(enhancement) <= LAST_ENHANCEMENT;
}

type Sections = Readonly<Record<string, number>>;

/**
 * Last recommendation of each section of the CIS AWS Foundations Benchmark, by its version.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
 */
const CIS: Readonly<Record<'v3' | 'v5', Sections>> = {
  v3: { '1': 22, '2.1': 4, '2.2': 1, '2.3': 3, '2.4': 1, '3': 9, '4': 16, '5': 6 },
  v5: { '1': 21, '2.1': 4, '2.2': 4, '2.3': 1, '3': 9, '4': 16, '5': 7, '5.1': 2 },
};

/** Whether that version of the benchmark has the recommendation. */
export function isCisRecommendation(version: keyof typeof CIS, name: string): boolean {
  const { section = '', last = '' } = /^(?<section>\d(?:\.\d)?)\.(?<last>[1-9]\d?)$/.exec(name)?.groups ?? {};
  // Section 5.1 has recommendations of its own, and so is none itself.
  const isSection = Object.hasOwn(CIS[version], name);
  return !isSection && Number(last) >= 1 && Number(last) <= (CIS[version][section] ?? 0);
}
