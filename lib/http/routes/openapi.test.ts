import { describe, expect, test } from "vitest";
import { API } from "./api-routes";
import { openApiDocument } from "./openapi";

const document = JSON.parse(JSON.stringify(openApiDocument()));

describe("the OpenAPI document", () => {
  test("has every operation of the API, each under its own id", () => {
    for (const route of Object.values(API)) {
      const operation = document.paths[route.path][route.method.toLowerCase()];
      expect(operation.operationId).toBe(route.name);
      expect(operation.responses[route.status]).toBeDefined();
    }
  });

  test("declares every parameter that a path names", () => {
    for (const [path, operations] of Object.entries<Record<string, { parameters?: { name: string }[] }>>(
      document.paths,
    )) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const operation of Object.values(operations)) {
        expect(operation.parameters?.map((parameter) => parameter.name) ?? []).toEqual(
          expect.arrayContaining(named),
        );
      }
    }
  });

  test("resolves every $ref inside itself", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(resolve(reference ?? ""), reference).toBeDefined();
  });

  test("says of every operation which problems it answers with, and what each means", () => {
    const statusesOf = (path: string, method: string) => Object.keys(document.paths[path][method].responses);
    const commands = statusesOf("/api/v1/articles/{id}/commands", "post");
    const problems = ["400", "401", "403", "404", "409", "413", "415", "422", "503"];
    expect(commands).toEqual(["200", ...problems, "default"]);
    expect(statusesOf("/api/v1/sign-in-links", "post")).toContain("429");
    expect(document.paths["/api/health"].get.responses[503].content).toHaveProperty(["application/json"]);
    expect(document.components.responses.Problem409.description).toContain("current");
  });

  test("says of every body which fields there are, and that there are no others", () => {
    expect(document.components.schemas.NewArticle).toMatchObject({
      type: "object",
      required: ["title", "content", "format"],
      additionalProperties: false,
    });
    expect(document.components.schemas.Commands.anyOf).toHaveLength(2);
  });
});

function resolve(reference: string): unknown {
  const steps = reference.replace(/^#\//, "").split("/");
  return steps.reduce<unknown>((value, step) => Object(value)[step], document);
}
