// The typefaces of our papers, from packages under the SIL Open Font Licence: opened when first needed, then kept.
import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'

/** As much of an opened font as is asked here. */
export interface Face {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { advanceWidth: number }
}

export interface Family {
  name: string
  regular: Face
  bold: Face
}

type Weight = 'Regular' | 'Bold'

const FILES = {
  'Noto Sans': (weight: Weight) => `fonts-latin/fonts/NotoSans-${weight}.ttf`,
  'Noto Naskh Arabic': (weight: Weight) => `fonts-arabic/fonts/NotoNaskhArabic-${weight}.ttf`,
  'Noto Sans Hebrew': (weight: Weight) => `fonts-hebrew/fonts/NotoSansHebrew-${weight}.ttf`,
  'Noto Sans JP': (weight: Weight) => `fonts-jp/fonts/NotoSansJP-${weight}.otf`,
  'Noto Sans KR': (weight: Weight) => `fonts-kr/fonts/NotoSansKR-${weight}.otf`,
  'Noto Sans SC': (weight: Weight) => `fonts-sc/fonts/NotoSansHans-${weight}.otf`,
}
type FamilyName = keyof typeof FILES

const WEIGHTS = { Regular: 400, Bold: 700 } as const
// Next builds into another folder; both are started from the project's own.
const FOLDER = join(process.cwd(), 'node_modules', '@embedpdf')

for (const [family, fileOf] of Object.entries(FILES))
  Font.register({
    family,
    fonts: (['Regular', 'Bold'] as const).map((weight) => ({
      src: join(FOLDER, fileOf(weight)),
      fontWeight: WEIGHTS[weight],
    })),
  })

// English syllables fit none of the other languages, and names are never to be cut. Long words are cut by `wrap.ts`.
Font.registerHyphenationCallback((word) => [word])

/** The library's own type of a font says nothing of what is inside. */
const isFace = (font: object | null): font is Face =>
  font !== null && 'unitsPerEm' in font && 'hasGlyphForCodePoint' in font && 'glyphForCodePoint' in font

async function openFace(fontFamily: string, weight: Weight): Promise<Face> {
  const descriptor = { fontFamily, fontWeight: WEIGHTS[weight] }
  await Font.load(descriptor)
  const { data } = Font.getFont(descriptor)
  if (!isFace(data)) throw new Error(`the font ${fontFamily} ${weight} cannot be opened`)
  return data
}

async function openFamily(name: FamilyName): Promise<Family> {
  const [regular, bold] = await Promise.all([openFace(name, 'Regular'), openFace(name, 'Bold')])
  return { name, regular, bold }
}

/** Who writes the same characters differently, the likeliest first. */
function eastAsian(text: string, isJapanese: boolean): FamilyName[] {
  if (isJapanese || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text))
    return ['Noto Sans JP', 'Noto Sans SC', 'Noto Sans KR']
  if (/\p{Script=Hangul}/u.test(text)) return ['Noto Sans KR', 'Noto Sans SC', 'Noto Sans JP']
  return ['Noto Sans SC', 'Noto Sans JP', 'Noto Sans KR']
}

/** The families that are needed to print `text`, in the order in which a character is looked for; the first is always there. */
export async function familiesFor(text: string, isJapanese: boolean): Promise<Family[]> {
  const first = await openFamily('Noto Sans')
  const found = [first]
  let missing = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0)
  const isMissingIn = (family: Family) => (codePoint: number) =>
    !family.regular.hasGlyphForCodePoint(codePoint)
  missing = missing.filter(isMissingIn(first))
  const others: FamilyName[] = ['Noto Naskh Arabic', 'Noto Sans Hebrew', ...eastAsian(text, isJapanese)]
  for (const name of others) {
    if (missing.length === 0) break
    const family = await openFamily(name)
    const left = missing.filter(isMissingIn(family))
    if (left.length < missing.length) found.push(family)
    missing = left
  }
  return found
}
