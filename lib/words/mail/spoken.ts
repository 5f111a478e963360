// What our letters say, by language.
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'

export const MAIL = { en, de, fr, es, ja, ar }
