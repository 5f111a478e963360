// Reads a written e-document again and names every rule that it breaks.
import { type EDocumentFormat, PROFILES } from '../e-document/formats'
import type { DocumentSnapshot } from '../snapshot'
import type { Facts } from './facts'
import { misplacedIn } from './order'
import { factsInCii } from './read-cii'
import { factsInUbl } from './read-ubl'
import { EN_16931, taxIsExact } from './rules'
import { PROFILE_RULES } from './rules-profiles'
import { TAX_RULES } from './rules-tax'
import { parsed } from './tree'

export function factsOf(xml: string, format: EDocumentFormat): Facts {
  const tree = parsed(xml)
  return PROFILES[format].syntax === 'ubl' ? factsInUbl(tree) : factsInCii(tree)
}

/** Empty for a document that is right. */
export function brokenRules(
  xml: string,
  format: EDocumentFormat,
  { corrects, pricesIncludeTax }: Pick<DocumentSnapshot, 'pricesIncludeTax' | 'corrects'>,
): string[] {
  const facts = factsOf(xml, format)
  const rules = {
    ...EN_16931,
    ...TAX_RULES,
    ...PROFILE_RULES[format],
    'own: rate × base = tax': taxIsExact(pricesIncludeTax || corrects !== null),
  }
  const broken = Object.entries(rules).filter(([, keeps]) => !keeps(facts))
  return [...broken.map(([rule]) => rule), ...misplacedIn(parsed(xml))]
}
