// A reference that somebody will want to find again: to read, to copy, and to follow where it leads somewhere.
import { CopyButton } from '@/components/ui/copy-button'

export function Reference({ href, name, text }: { name: string; text: string; href?: string | null }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center justify-between gap-x-4">
      <span className="min-w-0">
        <span className="text-13 text-muted">{name} </span>
        <code className="text-13 break-all">{text}</code>
      </span>
      <span className="flex items-center gap-4">
        {href && (
          <a
            className="inline-flex min-h-11 items-center text-13 text-accent underline underline-offset-4"
            href={href}
            rel="noreferrer"
            target="_blank"
          >
            Open at Stripe
          </a>
        )}
        <CopyButton text={text} words={{ copy: 'Copy', copied: 'Copied', copyOf: `Copy ${text}` }} />
      </span>
    </span>
  )
}
