USE [shop]
GO
/****** Object:  Table [dbo].[account]    Script Date: 01/02/2026 10:00:00 ******/
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE TABLE [dbo].[account](
	[id] [int] IDENTITY(1,1) NOT NULL,
	[number] [bigint] NOT NULL,
	[email] [nvarchar](50) COLLATE Latin1_General_BIN NOT NULL,
	[price] [decimal](10, 2) NULL,
	[note] [nvarchar](max) NULL,
	[made] [datetime2](7) NOT NULL,
	[key] [uniqueidentifier] NULL,
	[raw] [varbinary](max) NULL,
	[flag] [bit] NOT NULL,
	[twice]  AS ([price]*(2)) PERSISTED,
	[odd ]] name] [dbo].[Money2] NULL,
 CONSTRAINT [PK_account] PRIMARY KEY CLUSTERED 
(
	[id] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON, OPTIMIZE_FOR_SEQUENTIAL_KEY = OFF) ON [PRIMARY],
 CONSTRAINT [UQ_email] UNIQUE NONCLUSTERED 
(
	[email] ASC,
	[number] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY]
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
/****** Object:  Table [crm].[child]    Script Date: 01/02/2026 10:00:00 ******/
CREATE TABLE [crm].[child](
	[id] [int] IDENTITY(100,5) NOT NULL,
	[account_id] [int] NOT NULL
) ON [PRIMARY]
GO
CREATE TABLE [dbo].[apart](
	[id] [int] NOT NULL
) ON [ARCHIVE]
GO
/****** Object:  View [dbo].[v]    Script Date: 01/02/2026 10:00:00 ******/
CREATE VIEW [dbo].[v] AS SELECT [id] FROM [dbo].[account] WHERE [email] <> N'GO; x'
GO
SET ANSI_PADDING ON
GO
CREATE UNIQUE NONCLUSTERED INDEX [ix_email] ON [dbo].[account]
(
	[email] ASC,
	[price] DESC
)
INCLUDE([note]) 
WHERE ([price]>(0))
WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, SORT_IN_TEMPDB = OFF, DROP_EXISTING = OFF, ONLINE = OFF) ON [PRIMARY]
GO
ALTER TABLE [dbo].[account] ADD  CONSTRAINT [DF_price]  DEFAULT ((0)) FOR [price]
GO
ALTER TABLE [dbo].[account] ADD  DEFAULT (sysutcdatetime()) FOR [made]
GO
ALTER TABLE [crm].[child]  WITH CHECK ADD  CONSTRAINT [FK_child] FOREIGN KEY([account_id])
REFERENCES [dbo].[account] ([id])
ON DELETE CASCADE
GO
ALTER TABLE [crm].[child] CHECK CONSTRAINT [FK_child]
GO
ALTER TABLE [dbo].[account]  WITH CHECK ADD  CONSTRAINT [CK_price] CHECK  (([price]>=(0)))
GO
ALTER TABLE [dbo].[account] CHECK CONSTRAINT [CK_price]
GO
CREATE TRIGGER [dbo].[tr] ON [dbo].[account] AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  UPDATE [dbo].[account] SET [flag] = 1;
END
GO
ALTER TABLE [dbo].[account] ENABLE TRIGGER [tr]
GO
CREATE PROCEDURE [dbo].[p] AS BEGIN DROP TABLE IF EXISTS [dbo].[account]; END
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'who; it''s' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'account'
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'login' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'account', @level2type=N'COLUMN',@level2name=N'email'
GO
