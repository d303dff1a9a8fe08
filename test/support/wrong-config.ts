import './replace-config';
import { loadConfig } from '../../lib/config/load-config';
import type { WrittenLandingZone } from '../../lib/model/schema';

// Preloaded before the app by the test of wrong configs: two mistakes that synthesis must refuse before it writes anything.
const { accounts, company } = loadConfig().config as WrittenLandingZone;
for (const account of Object.values(accounts)) Object.assign(account, { ou: `${account.ou}-typo` });
Object.assign(company, { homeRegion: `${company.homeRegion}0` });
