// One line of the problems page.
import type { ReactNode } from 'react'
import type { Words } from './words'

export interface Item {
  key: string
  title: ReactNode
  words: Words
  since: Date
  organisation: { id: string; name: string } | undefined
  /** What it is called elsewhere. */
  references: string[]
  /** Undefined where there is nothing to try again. */
  retry?: { path: string; what: string }
  /** Where only a person can end it. */
  end?: { path: string; what: string }
}
