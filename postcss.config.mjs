// For Next: Tailwind reads app/globals.css, which says where its classes are to be looked for.
export default { plugins: { '@tailwindcss/postcss': {} } }
