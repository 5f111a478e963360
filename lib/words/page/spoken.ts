// What a payer reads on a page, by language.
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'

export const PAGE = { en, de, fr, es, ja, ar }
