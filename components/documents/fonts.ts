// Opens the typefaces that a document needs, for that document alone.
import { Font } from '@react-pdf/renderer'
import { isInSomeFont } from '@/lib/paper/characters'
import { type Face, openFace } from './face'
import { FAMILY_NAMES, type FamilyName, WEIGHTS, type Weight } from './font-files'

export interface Family {
  /** By which the library knows it, as long as the paper is being printed. */
  name: string
  regular: Face
  bold: Face
}

// English syllables fit none of the other languages, and names are never to be cut. Long words are cut by `wrap.ts`.
Font.registerHyphenationCallback((word) => [word])

let opened = 0

/** To be closed when the paper is printed. */
export async function openFamily(family: FamilyName, locale: string): Promise<Family> {
  const [regular, bold] = await Promise.all([
    openFace(family, 'Regular', locale),
    openFace(family, 'Bold', locale),
  ])
  opened += 1
  const name = `${family} ${opened}`
  const faces = { Regular: regular, Bold: bold }
  for (const weight of Object.keys(WEIGHTS) as Weight[]) {
    const fontWeight = WEIGHTS[weight]
    Font.register({ family: name, src: family, fontWeight })
    const source = Font.getFont({ fontFamily: name, fontWeight })
    source.data = faces[weight]
    source.loadResultPromise = Promise.resolve()
  }
  return { name, regular, bold }
}

/** Leaves nothing in the library's register. */
export function closeFamilies(families: Family[]): void {
  for (const { name } of families) delete Font.getRegisteredFonts()[name]
}

/** The scripts whose letters are in one family alone. */
const BY_SCRIPT: [RegExp, FamilyName][] = [
  [/\p{Script_Extensions=Arabic}/u, 'Noto Naskh Arabic'],
  [/[\p{Script=Hebrew}₪]/u, 'Noto Sans Hebrew'],
  [/[\p{Script=Thai}฿]/u, 'Noto Sans Thai'],
  [/\p{Script=Lao}/u, 'Noto Sans Lao'],
  [/\p{Script=Khmer}/u, 'Noto Sans Khmer'],
  [/\p{Script=Myanmar}/u, 'Noto Sans Myanmar'],
  [/\p{Script=Bengali}/u, 'Noto Sans Bengali'],
  [/\p{Script=Tamil}/u, 'Noto Sans Tamil'],
  [/\p{Script=Telugu}/u, 'Noto Sans Telugu'],
  [/\p{Script=Kannada}/u, 'Noto Sans Kannada'],
  [/\p{Script=Malayalam}/u, 'Noto Sans Malayalam'],
  [/\p{Script=Gujarati}/u, 'Noto Sans Gujarati'],
  [/\p{Script=Gurmukhi}/u, 'Noto Sans Gurmukhi'],
  [/\p{Script=Sinhala}/u, 'Noto Sans Sinhala'],
  [/\p{Script=Georgian}/u, 'Noto Sans Georgian'],
  [/\p{Script=Armenian}/u, 'Noto Sans Armenian'],
  [/\p{Script=Ethiopic}/u, 'Noto Sans Ethiopic'],
  [/\p{Script=Thaana}/u, 'Noto Sans Thaana'],
  [/\p{Script=Tifinagh}/u, 'Noto Sans Tifinagh'],
  [/\p{Script=Tibetan}/u, 'Noto Serif Tibetan'],
]

/** The languages that draw the same characters differently, likeliest first. */
function eastAsian(text: string, isJapanese: boolean): FamilyName[] {
  if (isJapanese || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text))
    return ['Noto Sans JP', 'Noto Sans SC', 'Noto Sans KR']
  if (/\p{Script=Hangul}/u.test(text)) return ['Noto Sans KR', 'Noto Sans SC', 'Noto Sans JP']
  return ['Noto Sans SC', 'Noto Sans JP', 'Noto Sans KR']
}

/** The likeliest first: those of the scripts that are in `text`, then the large ones, then all others. */
const likelyFor = (text: string, isJapanese: boolean): Set<FamilyName> =>
  new Set([
    ...BY_SCRIPT.filter(([script]) => script.test(text)).map(([, name]) => name),
    ...eastAsian(text, isJapanese),
    ...FAMILY_NAMES,
  ])

/**
 * The families that are needed to print `text`, in the order in which a character is looked for; the first is always there.
 * They are to be closed when the paper is printed.
 */
export async function familiesFor(text: string, locale: string, isJapanese: boolean): Promise<Family[]> {
  const first = await openFamily('Noto Sans', locale)
  const found = [first]
  const isMissingIn = (family: Family) => (codePoint: number) =>
    !family.regular.hasGlyphForCodePoint(codePoint)
  let missing = [...new Set(text)]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter(isMissingIn(first))
    .filter(isInSomeFont)
  for (const name of likelyFor(text, isJapanese)) {
    if (missing.length === 0) break
    if (name === 'Noto Sans') continue
    const family = await openFamily(name, locale)
    const left = missing.filter(isMissingIn(family))
    if (left.length < missing.length) found.push(family)
    else closeFamilies([family])
    missing = left
  }
  return found
}
