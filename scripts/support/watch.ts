// For `npm run dev`: says which files have changed, once they have been quiet for a moment.
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './service'

/** An editor writes a file in several steps, and a formatter once more. */
const QUIET_MS = 50
const NEW_MS = 10_000

const isSource = (name: string): boolean =>
  /\.(?:tsx?|mjs|css|sql|json)$/.test(name) && !/\.(?:test|spec)\.tsx?$/.test(name)

/** A folder that is new can be told of alone, although it was filled at once: then its files have changed. */
function sourcesAt(path: string): string[] {
  if (isSource(path)) return [path]
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false })
  if (!found?.isDirectory() || Date.now() - found.birthtimeMs > NEW_MS) return []
  return readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((name) => join(path, name))
}

/** Paths are from the root. Ends with `close`. */
export function watchFolders(folders: string[], onChange: (paths: string[]) => void): { close(): void } {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    const paths = [...changed]
    changed.clear()
    onChange(paths)
  }
  const watchers: FSWatcher[] = folders.map((folder) =>
    watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
      const sources = name === null ? [] : sourcesAt(join(folder, name))
      if (sources.length === 0) return
      for (const path of sources) changed.add(path)
      clearTimeout(timer)
      timer = setTimeout(tell, QUIET_MS)
    }),
  )
  return {
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
