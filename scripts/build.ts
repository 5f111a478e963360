// `npm run build`: builds the app for `npm start`, which then finds it finished and writes nothing.
import { ensureBuild } from './support/build'
import { fail } from './support/say'

await ensureBuild().catch(fail)
