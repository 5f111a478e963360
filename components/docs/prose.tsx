// Typography of the documentation: sections, inline code, code blocks.
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

const COPY_WORDS = { copy: 'Copy', copied: 'Copied', copyOf: 'Copy this code' }

const MONO = 'font-[family-name:ui-monospace,SFMono-Regular,Menlo,monospace] text-13'

export function Section({ children, id, title }: { children: ReactNode; id: string; title: string }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4 space-y-3">
      <h2 id={`${id}-title`} className="font-strong text-22">
        {title}
      </h2>
      {children}
    </section>
  )
}

export const Code = ({ children }: { children: ReactNode }) => <code className={MONO}>{children}</code>

/** A sentence in which backticks mark code. */
export const Sentence = ({ children }: { children: string }) =>
  Array.from(children.matchAll(/`([^`]+)`|[^`]+/g), ({ 0: words, 1: code, index }) =>
    code ? <Code key={index}>{code}</Code> : words,
  )

/** Long lines wrap instead of scrolling, so that nothing is hidden on a phone. */
export const Block = ({ children }: { children: string }) => (
  <div className="flex min-w-0 items-start gap-2 rounded-base border border-line bg-paper p-3">
    <pre className={`${MONO} min-w-0 grow whitespace-pre-wrap wrap-anywhere`}>
      <code>{children}</code>
    </pre>
    <CopyButton text={children} words={COPY_WORDS} />
  </div>
)
