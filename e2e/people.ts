/** The demo desk's people, by the name that they go by on the screen. */
export const PEOPLE = {
  owner: { name: "Owner", email: "owner@demo.assay" },
  editor: { name: "Editor", email: "editor@demo.assay" },
  reviewer1: { name: "Reviewer 1", email: "reviewer1@demo.assay" },
  reviewer2: { name: "Reviewer 2", email: "reviewer2@demo.assay" },
  viewer: { name: "Viewer", email: "viewer@demo.assay" },
} as const;

export type Person = keyof typeof PEOPLE;

export const PASSWORD = "assay-demo";
export const DESK = "demo";
