import { list } from './grammar';
import { region } from './values';

/** Where a service is switched on and off. */
export const places = { enable_in_regions: list(region), disable_in_regions: list(region) };
export const bothPlaces = Object.keys(places);
