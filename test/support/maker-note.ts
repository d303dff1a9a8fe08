/** That an assembly is taken on its maker's word, which is true of every one that the tests hand over. */
export const OF_MAKER = /^Note: .* that its proofs held is taken on its maker's word \(SECURITY\.md\)\.\n/gm;
