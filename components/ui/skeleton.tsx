// Skeletons, so that nothing jumps when content loads.

/** `className` gives it the size of what it stands for. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={`breathes block rounded-base bg-line/60 ${className}`} />
}

/** Rows of a list that is on its way. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" className="grid">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        <div key={row} className="flex min-h-14 items-center justify-between gap-6 border-b border-line">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-24" />
        </div>
      ))}
    </div>
  )
}
