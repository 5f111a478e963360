// The typefaces of our papers, all under the SIL Open Font Licence: which script is in which file, read when first needed.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

export const WEIGHTS = { Regular: 400, Bold: 700 } as const
export type Weight = keyof typeof WEIGHTS

/** The package names its files by script and weight; other letters are in files of their own, which we do not need. */
const ofScript = (script: string, { boldest = WEIGHTS.Bold as number, cut = 'sans' } = {}) => {
  const name = `noto-${cut}-${script}`
  return (weight: Weight) => {
    const cutAt = Math.min(WEIGHTS[weight], boldest)
    return `@fontsource/${name}/files/${name}-${script}-${cutAt}-normal.woff`
  }
}

const FILES = {
  'Noto Sans': (weight: Weight) => `@embedpdf/fonts-latin/fonts/NotoSans-${weight}.ttf`,
  'Noto Naskh Arabic': (weight: Weight) => `@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-${weight}.ttf`,
  'Noto Sans Hebrew': (weight: Weight) => `@embedpdf/fonts-hebrew/fonts/NotoSansHebrew-${weight}.ttf`,
  'Noto Sans Thai': ofScript('thai'),
  'Noto Sans Lao': ofScript('lao'),
  'Noto Sans Khmer': ofScript('khmer'),
  'Noto Sans Myanmar': ofScript('myanmar'),
  'Noto Sans Bengali': ofScript('bengali'),
  'Noto Sans Tamil': ofScript('tamil'),
  'Noto Sans Telugu': ofScript('telugu'),
  'Noto Sans Kannada': ofScript('kannada'),
  'Noto Sans Malayalam': ofScript('malayalam'),
  'Noto Sans Gujarati': ofScript('gujarati'),
  'Noto Sans Gurmukhi': ofScript('gurmukhi'),
  'Noto Sans Sinhala': ofScript('sinhala'),
  'Noto Sans Georgian': ofScript('georgian'),
  'Noto Sans Armenian': ofScript('armenian'),
  'Noto Sans Ethiopic': ofScript('ethiopic'),
  'Noto Sans Thaana': ofScript('thaana'),
  'Noto Sans Tifinagh': ofScript('tifinagh', { boldest: WEIGHTS.Regular }),
  'Noto Serif Tibetan': ofScript('tibetan', { cut: 'serif' }),
  'Noto Sans JP': (weight: Weight) => `@embedpdf/fonts-jp/fonts/NotoSansJP-${weight}.otf`,
  'Noto Sans KR': (weight: Weight) => `@embedpdf/fonts-kr/fonts/NotoSansKR-${weight}.otf`,
  'Noto Sans SC': (weight: Weight) => `@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`,
  /** The Swiss slip's guidelines allow four faces; this is the newer name of one of them, Liberation Sans. */
  Arimo: (weight: Weight) =>
    `@expo-google-fonts/arimo/${WEIGHTS[weight]}${weight}/Arimo_${WEIGHTS[weight]}${weight}.ttf`,
}
export type FamilyName = keyof typeof FILES
/** Those that a character is looked for in. */
export const FAMILY_NAMES = (Object.keys(FILES) as FamilyName[]).filter((name) => name !== 'Arimo')

// Next builds into another folder; both are started from the project's own. Its bundler must not look for what could be
// meant: it would take in all packages.
const FOLDER = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules')

export async function readFontFile(family: FamilyName, weight: Weight): Promise<Uint8Array> {
  const bytes = await readFile(/* turbopackIgnore: true */ join(FOLDER, FILES[family](weight)))
  return bytes.toString('latin1', 0, 4) === 'wOFF' ? unpack(bytes) : bytes
}

const WOFF_HEAD = 44
const WOFF_ENTRY = 20
const PLAIN_HEAD = 12
const PLAIN_ENTRY = 16
const aligned = (length: number): number => (length + 3) & ~3

/** WOFF is a font whose tables are compressed one by one: nobody who measures or embeds glyphs should unpack them each time. */
function unpack(woff: Buffer): Uint8Array {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = WOFF_HEAD + index * WOFF_ENTRY
    const start = woff.readUInt32BE(at + 4)
    const packed = woff.subarray(start, start + woff.readUInt32BE(at + 8))
    const length = woff.readUInt32BE(at + 12)
    const checksum = woff.subarray(at + 16, at + 20)
    const data = packed.length < length ? inflateSync(packed) : packed
    return { tag: woff.subarray(at, at + 4), checksum, data }
  })
  const heads = PLAIN_HEAD + tables.length * PLAIN_ENTRY
  const plain = Buffer.alloc(tables.reduce((sum, { data }) => sum + aligned(data.length), heads))
  woff.copy(plain, 0, 4, 8)
  plain.writeUInt16BE(tables.length, 4)
  const power = Math.floor(Math.log2(tables.length))
  plain.writeUInt16BE(2 ** power * PLAIN_ENTRY, 6)
  plain.writeUInt16BE(power, 8)
  plain.writeUInt16BE((tables.length - 2 ** power) * PLAIN_ENTRY, 10)
  let end = heads
  for (const [index, { checksum, data, tag }] of tables.entries()) {
    const at = PLAIN_HEAD + index * PLAIN_ENTRY
    tag.copy(plain, at)
    checksum.copy(plain, at + 4)
    plain.writeUInt32BE(end, at + 8)
    plain.writeUInt32BE(data.length, at + 12)
    data.copy(plain, end)
    end += aligned(data.length)
  }
  return plain
}
