import { largeCompany } from '../test/support/large-company';
import { readLandingZone, catalogue } from '../test/support/read-landing-zone';
import { withoutStackTraces, context } from '../test/support/assemblies';
import { addLandingZone } from '../lib/app/landing-zone';
import { App } from 'aws-cdk-lib/core';
const n = Number(process.argv[2] ?? 300);
const t = (what: string, f: () => any) => { const s = process.hrtime.bigint(); const c = process.cpuUsage(); const r = f(); const u = process.cpuUsage(c); console.log(what, Number(process.hrtime.bigint() - s) / 1e9, 'cpu', (u.user+u.system)/1e6); return r; };
const config = t('make', () => largeCompany({ accounts: n }));
const zone = t('read', () => { try { return readLandingZone(config); } catch (e: any) { console.log(String(e.message).slice(0, 3000)); process.exit(1); } });
const app = new App({ context, outdir: '/tmp/large.out', treeMetadata: false });
const stacks = t('add', () => { try { return withoutStackTraces(() => addLandingZone(app, { zone, catalogue })); } catch (e: any) { console.log(String(e.stack).slice(0, 3000)); process.exit(1); } });
console.log(stacks.batches.length, 'batch stacks', Object.keys(zone.organization.organizationalUnits).length, 'ous', zone.company.batches);
const assembly = t('synth', () => withoutStackTraces(() => app.synth()));
for (const s of assembly.stacks) { const tm = s.template; const r = Object.keys(tm.Resources).length, o = Object.keys(tm.Outputs ?? {}).length; if (r > 450 || o > 150 || n < 500) console.log(s.stackName, r, o, JSON.stringify(tm).length); }
console.log('rss', Math.round(process.memoryUsage().rss / 1e6));
