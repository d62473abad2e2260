// The codes a field worker chooses from; their words are in the dictionary.
import { label } from '../shared/i18n.js';

export const RESIDENCES = ['LOCAL', 'PERMIT', 'OUTSIDER'];
export const RELATIONS = ['SPOUSE', 'CHILD', 'PARENT', 'GRANDCHILD', 'GRANDPARENT', 'SIBLING', 'OTHER'];
export const CAUSES = ['HOUSE_DAMAGE', 'HOUSE_COLLAPSE', 'DEATH', 'INJURY', 'EVACUATION', 'LIVELIHOOD_LOSS', 'OTHER'];
export const ACCOUNT_KINDS = ['CARD', 'PASSBOOK'];

/** The codes with their words, as a list to choose from. */
export const coded = (group, codes) => codes.map((code) => [code, label(group, code)]);
