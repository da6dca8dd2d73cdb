CREATE TABLE "web_vital" (
	"day" date NOT NULL,
	"page" text NOT NULL,
	"device" text NOT NULL,
	"locale" text NOT NULL,
	"metric" text NOT NULL,
	"up_to" integer NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "web_vital_day_page_device_locale_metric_up_to_pk" PRIMARY KEY("day","page","device","locale","metric","up_to"),
	CONSTRAINT "web_vital_count_positive" CHECK ("web_vital"."count" > 0)
);
