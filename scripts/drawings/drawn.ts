// What in `docs/` is drawn from the code: each text stands between two marks, and is put anew in its place.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/service'
import { drawEntities } from './entities'
import { drawStates } from './states'

const DRAWINGS = [
  { file: 'docs/architecture.md', name: 'states', draw: async () => drawStates() },
  { file: 'docs/entities.md', name: 'entities', draw: drawEntities },
]

function inPlace(text: string, name: string, drawn: string): string {
  const [begin, end] = [`<!-- drawn: ${name} -->`, `<!-- end: ${name} -->`]
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error(`there is no place for the drawing of ${name}`)
  return `${before}${begin}\n\n${drawn}\n\n${end}${after}`
}

/** Each file with what stands in it, and what should. */
export async function drawnFiles(): Promise<{ file: string; is: string; shouldBe: string }[]> {
  return Promise.all(
    DRAWINGS.map(async ({ draw, file, name }) => {
      const is = readFileSync(join(ROOT, file), 'utf8')
      return { file, is, shouldBe: inPlace(is, name, await draw()) }
    }),
  )
}
