/** The names of Regions in a text, for example of `eu-west-1`. */
export const REGION_NAMES = /\b[a-z]{2}(?:-(?:gov|iso[a-z]?))?-[a-z]{4,}-\d\b/g;
