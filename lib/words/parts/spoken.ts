// Paying in parts, by language.
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { it } from './it'
import { ja } from './ja'
import { nl } from './nl'
import { pl } from './pl'
import { pt } from './pt'
import { sv } from './sv'

export const PARTS = { en, de, fr, es, it, pt, nl, pl, sv, ja, ar }
