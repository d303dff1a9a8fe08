import { config } from '../../config';

// Preloaded before the app by the test of wrong configs: two mistakes that synthesis must refuse before it writes anything.
Object.assign(config.accounts['engineering-dev'], { ou: 'devv' });
Object.assign(config.company, { homeRegion: 'us-wset-2' });
