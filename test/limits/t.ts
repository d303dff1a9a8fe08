import { company } from './company';
import { places, grown } from './grow';
import { synthesizeConfig, readConfig } from './fit';
const only = process.argv[2];
if (only) {
  let sum = 0;
  for (const p of places) {
    const c = grown(company, p, 1000);
    const t = process.cpuUsage();
    readConfig(c);
    const u = process.cpuUsage(t);
    sum += u.user + u.system;
    if (u.user > 90e3) console.log(p.pattern, u.user / 1e3);
  }
  console.log('cpu', sum / 1e6);
  const t = process.cpuUsage();
  for (let i = 0; i < 10; i++) readConfig(company);
  console.log('base', process.cpuUsage(t).user / 1e4);
  process.exit(0);
}
console.log('company', synthesizeConfig(company).faults, synthesizeConfig(company).problems);
for (const p of places) {
  const t = performance.now();
  const { zone, faults, problems } = synthesizeConfig(grown(company, p, 1000));
  const x = problems[0];
  console.log(
    p.pattern,
    Math.round(performance.now() - t),
    zone ? 'FITS' : '',
    faults,
    problems.length,
    x && `${x.path} | ${x.found} | ${x.expected} | ${x.mend}`.slice(0, 260),
  );
}
