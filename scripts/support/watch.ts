// For `npm run dev`: says which files have changed, once they have been quiet for a moment.
import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './service'

/** An editor writes a file in several steps, and a formatter once more. */
const QUIET_MS = 50

const isSource = (name: string): boolean =>
  /\.(?:tsx?|mjs|css|sql|json)$/.test(name) && !/\.(?:test|spec)\.tsx?$/.test(name)

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
      if (name === null || !isSource(name)) return
      changed.add(join(folder, name))
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
