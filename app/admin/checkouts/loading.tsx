// The checkouts are on their way.
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <main className="mx-auto grid max-w-[72rem] gap-6 px-5 py-8 wide:px-10 wide:ps-[17.5rem]">
      <Skeleton className="h-7 w-40" />
      <SkeletonRows rows={10} label="Loading the checkouts" />
    </main>
  )
}
