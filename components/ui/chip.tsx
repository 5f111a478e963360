// A chip that names an active filter and removes it.

/** `href` is the same page without it. */
export function Chip({ children, href }: { children: string; href: string }) {
  return (
    <a
      href={href}
      aria-label={`Remove filter: ${children}`}
      className="inline-flex min-h-11 items-center gap-2 rounded-base border border-field px-3 text-13 hover:bg-well wide:min-h-8"
    >
      {children}
      <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3" fill="none" stroke="currentColor">
        <path d="m3 3 6 6M9 3 3 9" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </a>
  )
}
