/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks the types, all of them and more strictly; `npm start` need not do it again.
  typescript: { ignoreBuildErrors: true },
  // These load files of their own package at run time, which a bundle would not contain.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@myriaddreamin/typst-ts-node-compiler",
    "@prisma/adapter-pg",
    "@prisma/client",
    "jsdom",
    "mammoth",
    "nodemailer",
    "pg",
    "postgres",
  ],
  // What is no page of ours, such as a JSON answer, has no link to its icon, and browsers ask for this one.
  redirects: async () => [{ source: "/favicon.ico", destination: "/icon.svg", permanent: true }],
  // Every page is made for whoever asks; there is next to nothing to keep.
  cacheMaxMemorySize: 4 * 1024 * 1024,
  experimental: {
    optimizePackageImports: ["@mantine/core", "@mantine/hooks"],
  },
};

export default config;
