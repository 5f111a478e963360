// What a part of a paper is to those who hear it read: the names are those of the standard (ISO 32000-1, 14.8).

export type Kind =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link'
  | 'Sect'
  /** Is not read: rules, backgrounds, and what comes again on each page. */
  | 'Artifact'

export interface Tag {
  kind: Kind
  /** Of a figure, for who does not see it. */
  alt?: string
  /** Of a head cell: for what it is the head. */
  scope?: 'Row' | 'Column'
}

/**
 * As properties of an element. Each call makes a tag of its own: by that the parts of an element are known as one when it
 * goes on on the next page. What is fixed within a table is read once, and is no more than decoration on later pages.
 */
export const as = (kind: Kind, more: Omit<Tag, 'kind'> = {}): { tag: Tag } => ({ tag: { kind, ...more } })

/** Of a table whose first row says what stands in its columns. */
export const cellOf = (isHead: boolean): Tag => (isHead ? as('TH', { scope: 'Column' }) : as('TD')).tag
