// A reference to read and copy.
import { CopyButton } from '@/components/ui/copy-button'

export function Reference({ name, text }: { name: string; text: string }) {
  return (
    <span className="flex items-center justify-between gap-4">
      <span className="min-w-0">
        <span className="text-13 text-muted">{name} </span>
        <code className="text-13 break-all">{text}</code>
      </span>
      <CopyButton text={text} words={{ copy: 'Copy', copied: 'Copied', copyOf: `Copy ${text}` }} />
    </span>
  )
}
