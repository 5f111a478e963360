// The table of contents: beside the text where there is room, folded above it on a phone.
interface Props {
  /** Id and title of each part of the guide. */
  sections: readonly (readonly [string, string])[]
  tags: { title: string; operations: { id: string; summary: string }[] }[]
}

function Links({ sections, tags }: Props) {
  const groups = [
    { name: 'Guide', links: sections.map(([id, label]) => ({ id, label })) },
    ...tags.map(({ operations, title }) => ({
      name: title,
      links: operations.map(({ id, summary }) => ({ id, label: summary })),
    })),
  ]
  return (
    <ul className="space-y-5 text-13">
      {groups.map(({ links, name }) => (
        <li key={name}>
          <p className="font-strong">{name}</p>
          <ul>
            {links.map(({ id, label }) => (
              <li key={id}>
                <a href={`#${id}`} className="block py-1 text-muted hover:text-ink">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

export function Contents(props: Props) {
  return (
    <>
      <details className="border-line border-b pb-4 wide:hidden">
        <summary className="flex min-h-11 items-center gap-2 font-strong">
          <span aria-hidden="true" className="chevron text-muted">
            ▾
          </span>
          Contents
        </summary>
        <nav aria-label="Contents">
          <Links {...props} />
        </nav>
      </details>
      <nav
        aria-label="Contents"
        className="sticky top-0 hidden max-h-screen w-56 shrink-0 self-start overflow-y-auto py-8 wide:block"
      >
        <Links {...props} />
      </nav>
    </>
  )
}
