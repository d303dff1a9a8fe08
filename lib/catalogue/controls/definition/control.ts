/** One requirement that AWS Config watches in every account, and what auditors call it. */
export interface Control {
  /** What holds where the control is met, as a sentence without its full stop. */
  readonly title: string;
  /** Identifier of the AWS managed rule that evaluates it. */
  readonly rule: string;
  /** The rule's parameters, by their AWS name. @default - the rule's own defaults */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * `account`: evaluated in the home region alone, since the answer is the same in every region. `region`: evaluated in
   * every approved region.
   */
  readonly scope: 'account' | 'region';
  /** Recommendations of the CIS AWS Foundations Benchmark. Empty where it asks for nothing of the kind. */
  readonly cis: { readonly v3: readonly string[]; readonly v5: readonly string[] };
  /** Controls of NIST SP 800-53 revision 5 that it is evidence for. */
  readonly nist: readonly [string, ...string[]];
}
