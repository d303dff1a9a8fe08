import fs from 'node:fs';

/** A disk with no room for more than half of a file. @param name how its path ends */
export function fullAt(name: string): void {
  const write = fs.writeFileSync;
  fs.writeFileSync = (file, data, ...rest) => {
    if (!String(file).endsWith(name)) {
      write(file, data, ...rest);
      return;
    }
    const text = typeof data === 'string' ? data : '';
    write(file, text.slice(0, text.length / 2));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  };
}
