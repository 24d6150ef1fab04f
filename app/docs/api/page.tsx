import type { Metadata } from "next";
import { ApiReference } from "@/components/api-reference/api-reference";
import type { OpenApi } from "@/components/api-reference/open-api";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import { openApiDocument } from "@/lib/http/routes/openapi";

export const metadata: Metadata = { title: "API" };

export default function ApiPage() {
  // The document is made of our own routes; the type names the part of OpenAPI that it uses.
  const document = openApiDocument() as OpenApi;
  return (
    <>
      <TopBar crumbs={[{ label: "API" }]} />
      <PageFrame title="API" lead={`Version ${document.info.version}. ${document.info.description}`}>
        <ApiReference document={document} />
      </PageFrame>
    </>
  );
}
