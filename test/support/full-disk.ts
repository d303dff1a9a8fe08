import { PROOFS_FILE } from '../../lib/assembly/proven/digests';
import { fullAt } from './full-disk-at';

/** A disk with no room for the last file of an assembly, in which everything held. Runs before the app. */
fullAt(PROOFS_FILE);
