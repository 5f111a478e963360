// Runs of lines that stand in more than one place: the same to the letter, or alike but for names, texts and numbers.
import type { Source } from './source'

interface Options {
  /** Runs of fewer lines are not worth a word. */
  shortest: number
  isShapeEnough: boolean
}

interface Line {
  at: number
  key: string
}

const KEYWORDS = new Set(
  'as async await break case catch class const continue default delete do else export extends false finally for from function if import in instanceof interface let new null of readonly return satisfies static switch this throw true try type typeof undefined void while yield'.split(
    ' ',
  ),
)

const shapeOf = (text: string): string =>
  text
    .replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '""')
    .replace(/\b\d[\d_.]*\b/g, '0')
    .replace(/[A-Za-z_$][\w$]*/g, (word) => (KEYWORDS.has(word) ? word : 'x'))

/** Without blank lines, comments, imports and lone punctuation, which repeat by nature. */
function linesOf({ text }: Source, isShapeEnough: boolean): Line[] {
  return text
    .replace(/^import\s[^'"]*?from\s+'[^']+'$/gm, (found) => '\n'.repeat(found.split('\n').length - 1))
    .split('\n')
    .map((line, index) => ({ at: index + 1, key: line.trim().replace(/\s+/g, ' ') }))
    .filter(({ key }) => /\w/.test(key) && !/^(?:\/\/|\/\*|\*|import\b)/.test(key))
    .map(({ at, key }) => ({ at, key: isShapeEnough ? shapeOf(key) : key }))
}

/** The same sentences in several languages are alike by nature. */
const isWording = ({ path }: Source): boolean => /\/(?:words|wording)\//.test(path)

/** A run counts once for each place but the first: that many could go. */
export function repeatedRuns(sources: Source[], { isShapeEnough, shortest }: Options) {
  const files = sources
    .filter((source) => !isWording(source))
    .map((source) => ({ path: source.path, lines: linesOf(source, isShapeEnough) }))
  const first = new Map<string, string>()
  const places: string[] = []
  let runs = 0
  let repeated = 0
  for (const { path, lines } of files) {
    let until = -1
    for (let begin = 0; begin + shortest <= lines.length; begin += 1) {
      const part = lines.slice(begin, begin + shortest)
      const key = part.map((line) => line.key).join('\n')
      const seen = first.get(key)
      if (seen === undefined) {
        first.set(key, `${path}:${part[0]?.at}`)
        continue
      }
      // Overlapping windows are one run; a file that repeats itself line by line is a table, not a copy.
      if (seen.startsWith(`${path}:`)) continue
      if (begin > until) {
        runs += 1
        repeated += shortest
        places.push(`${path}:${part[0]?.at} ~ ${seen}`)
      } else repeated += begin + shortest - 1 - until
      until = begin + shortest - 1
    }
  }
  return { runs, lines: repeated, places }
}
