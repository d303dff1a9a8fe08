import fs from 'node:fs';
import { PROOFS_FILE } from '../../lib/assembly/proven/digests';

/** A disk with no room for the last file of an assembly, in which everything held. Runs before the app. */
const write = fs.writeFileSync;
fs.writeFileSync = (file, ...rest) => {
  if (String(file).endsWith(PROOFS_FILE)) {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  }
  write(file, ...rest);
};
