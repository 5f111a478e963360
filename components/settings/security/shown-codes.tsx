// Recovery codes, the only time that they are shown: to copy, to save as a file, to write down.
'use client'
import { COMPACT_PRIMARY_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

export function ShownCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const text = `${codes.join('\n')}\n`
  return (
    <div className="grid gap-4">
      <div className="grid gap-2 border-y border-line py-3">
        <ol aria-label="Recovery codes" className="grid gap-x-6 gap-y-1 font-mono text-15 wide:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="flex flex-wrap gap-x-5">
          <CopyButton
            text={text}
            words={{ copy: 'Copy', copied: 'Copied', copyOf: 'Copy the recovery codes' }}
          />
          <a
            className={TEXT_BUTTON}
            download="remit-recovery-codes.txt"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          >
            Save as a file
          </a>
        </div>
      </div>
      <Notice tone="wait">
        <p>
          We cannot show them again. Keep them where you keep passwords, and not on the device that they
          replace.
        </p>
      </Notice>
      <div className="flex justify-end">
        <button type="button" className={COMPACT_PRIMARY_BUTTON} onClick={onDone}>
          I have saved them
        </button>
      </div>
    </div>
  )
}
