// The frame of the documentation pages.
import type { ReactNode } from 'react'

const LINKS = [
  ['/docs', 'Platform API'],
  ['/docs/sessions', 'Sessions API'],
  ['/payment/stripe/v1/metadata', 'Checkout API'],
  ['/problems', 'Problems'],
  ['/api/openapi.json', 'OpenAPI'],
] as const

export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="border-line border-b bg-paper">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4 wide:px-8">
          <a href="/" className="py-3 font-strong text-17">
            Remit
          </a>
          <nav aria-label="Documentation" className="flex flex-wrap gap-x-5">
            {LINKS.map(([href, label]) => (
              <a key={href} href={href} className="py-3 text-muted hover:text-ink">
                {label}
              </a>
            ))}
          </nav>
        </div>
      </header>
      {children}
    </>
  )
}
