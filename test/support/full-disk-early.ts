import { fullAt } from './full-disk-at';

/** A disk with no room for a template among others. Runs before the app. */
fullAt('Guardrails.template.json');
